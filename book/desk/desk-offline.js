// Keeps the page of the desk and its files, so that it works without a network after one visit; put at the root
// of the site, it is asked only by that page and by the worker of the desk (book/desk/static/desk/desk.js).
const VERSION = "VERSION_OF_DESK", NAME = "yhat-minus-y-desk", CACHE = `${NAME}-${VERSION}`;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys())
    if (name.startsWith(`${NAME}-`) && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

// What the page had loaded before this was there.
self.addEventListener("message", ({ data }) => caches.open(CACHE).then((cache) =>
  Promise.all(data.map((address) => cache.add(address).catch(() => {})))));

const answer = async (event) => {
  const { request } = event;
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  // Files of the desk never change under their name; of everything else the newest is wanted.
  if (kept && request.url.includes(`/desk/${VERSION}/`)) return kept;
  try {
    const response = await fetch(request);
    if (response.ok) event.waitUntil(cache.put(request, response.clone()));
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.location.origin)) event.respondWith(answer(event));
});
