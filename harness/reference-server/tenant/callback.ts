// What a browser would run, or show as its own, instead of going to another place.
const forbiddenSchemes = ['javascript:', 'vbscript:', 'data:', 'blob:', 'file:', 'about:']

/** Whether a callback would take the user agent to something that is no other place. */
export const isDangerousCallback = (uri: string): boolean =>
  URL.canParse(uri) && forbiddenSchemes.includes(new URL(uri).protocol)

/** Whether a callback is a URI without fragment (RFC 6749 section 3.1.2) that leads to another place. */
export const isCallback = (uri: string): boolean =>
  URL.canParse(uri) && !uri.includes('#') && !isDangerousCallback(uri)
