/** The base URL of a masternode's endpoint; undefined where the local page's policy would not let it be asked. */
export function localBase(endpoint: string): string | undefined {
  if (!URL.canParse(endpoint)) return undefined;
  const url = new URL(endpoint);
  if (url.protocol !== "http:" || !["127.0.0.1", "localhost"].includes(url.hostname)) return undefined;
  return url.href.replace(/\/*$/, "/");
}
