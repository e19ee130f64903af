/**
 * `oidc-provider`, imported in this one place. At its import it warns on the console that Node 20
 * is none of its supported runtimes; this project does support Node 20 and runs its tests there, and
 * a line that nobody can act on does not belong into a run's output.
 */
const { warn } = console
console.warn = (message: unknown, ...rest: unknown[]) => {
  if (!String(message).includes('Unsupported runtime')) warn(message, ...rest)
}
const library = await import('oidc-provider')
console.warn = warn

/** The server of the protocol, one for each issuer. */
export const { Provider } = library
/** What it can be made to throw, and answers with. */
export const { errors } = library
/** What its interaction policy is put together from. */
export const { interactionPolicy } = library
