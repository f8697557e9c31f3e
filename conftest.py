"""For the tests of eqval's pytest plugin, which run pytest in pytest."""

pytest_plugins = ["pytester"]
