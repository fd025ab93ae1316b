// Lets go what the service worker kept, and the service worker with it.

/** This deployment keeps nothing: what an earlier configuration kept goes, and the service worker with it. */
export async function forget(page: string): Promise<void> {
  const scope = new URL(".", page);
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (registration?.scope === scope.href) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`gridkeeper ${scope.pathname} `)) await caches.delete(name);
}
