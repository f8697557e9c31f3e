// Python in a thread of its own, which the page can end. It is told {id, call, values} and answers {id, value},
// or {id, error}; on the way to being ready it says {loaded} bytes and {stage}.
import { loadPyodide } from "./pyodide.mjs";

const PACKED = { "pyodide.asm.wasm": ["python.bin", "application/wasm"], "python_stdlib.zip": ["library.bin", "application/zip"] };
const here = new URL("./", import.meta.url).href;

// The two large files lie packed on the host, whatever it is; they are unpacked, and the first is compiled, as they come.
const network = self.fetch.bind(self);
self.fetch = async (resource, options) => {
  const [name, type] = PACKED[String(resource.url ?? resource).slice(here.length)] ?? [];
  if (!name) return network(resource, options);
  const response = await network(here + name);
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  const counted = new TransformStream({
    transform(chunk, passed) {
      self.postMessage({ loaded: chunk.byteLength });
      passed.enqueue(chunk);
    },
  });
  const unpacked = response.body.pipeThrough(counted).pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "content-type": type } });
};

const starting = (async () => {
  const { lock, leftOut } = await (await network(`${here}settings.json`)).json();
  const python = await loadPyodide({
    indexURL: here,
    lockFileContents: lock,
    packageBaseUrl: here,
    env: { PYTHONHASHSEED: "0" },
    enableRunUntilComplete: false,
  });
  self.postMessage({ stage: "python" });
  const inside = python.pyimport("inside");
  inside.leave_out(python.toPy(leftOut));
  return inside;
})();

let queue = starting.then(() => self.postMessage({ stage: "ready" }), (error) => self.postMessage({ failed: String(error) }));
self.onmessage = ({ data: { id, call, values } }) => {
  queue = queue.then(async () => {
    try {
      self.postMessage({ id, value: JSON.parse((await starting).call(call, JSON.stringify(values))) });
    } catch (error) {
      self.postMessage({ id, error: String(error.message ?? error) });
    }
  });
};
