/** @throws if the text is not Base64 */
export const base64ToBytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll(/\s/g, "")), (character) => character.charCodeAt(0));
