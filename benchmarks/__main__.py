"""Both benchmarks, one after the other: `python -m benchmarks [--quick]`."""

from benchmarks import accuracy, speed

if __name__ == "__main__":
    speed.main()
    accuracy.main()
