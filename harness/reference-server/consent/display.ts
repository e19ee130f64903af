/** A scope as the dialog knows it. */
export interface DisplayedScope {
  readonly name: string
  readonly displayName?: string | undefined
  readonly description?: string | undefined
}

/** One line of the dialog and the scopes it stands for. */
export interface DisplayLine {
  /** Short heading before the text, where the dialog groups by resource. */
  readonly heading?: string
  readonly text: string
  readonly detail?: string
  readonly scopes: readonly string[]
}

/** Turns the scopes to be asked about into the lines of the dialog. */
export type DisplayPolicy = (
  scopes: readonly DisplayedScope[],
  settings: { readonly useDescriptions: boolean },
) => DisplayLine[]

// British English lists without the comma before "and": "a", "a and b", "a, b and c".
const list = new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' })
const joined = (words: readonly string[]) => list.format(words)
const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const readable = (word: string) => word.replaceAll(/[_-]+/g, ' ')

const userInformation: ReadonlyMap<string, string> = new Map([
  ['profile', 'profile'],
  ['email', 'email'],
  ['address', 'address'],
  ['phone', 'phone number'],
])

const unlisted = new Set(['openid', 'offline_access'])

/** `action:resource` in its two parts; `undefined` for a scope of another form. */
const actionOnResource = (scope: string) => {
  const [action, resource, ...rest] = scope.split(':')
  return action && resource && rest.length === 0 ? { action, resource } : undefined
}

/**
 * Auth0's dialog. By name: the scopes of one resource share a line with all their actions, as in
 * "Posts: read and write your posts". By description: a line for each scope, its name where it has
 * no description. `openid` itself is not shown: it gives away nothing but the sign-in.
 */
export const auth0Display: DisplayPolicy = (scopes, { useDescriptions }) => {
  const own = scopes.filter(({ name }) => userInformation.has(name))
  const lines: DisplayLine[] = []
  if (own.length > 0)
    lines.push({
      heading: 'Profile',
      text: `access to your ${joined(own.map(({ name }) => userInformation.get(name) ?? name))}`,
      scopes: own.map(({ name }) => name),
    })
  if (scopes.some(({ name }) => name === 'offline_access'))
    lines.push({
      heading: 'Offline access',
      text: 'keep this access while you are not present',
      scopes: ['offline_access'],
    })
  const rest = scopes.filter(({ name }) => !userInformation.has(name) && !unlisted.has(name))
  if (useDescriptions)
    return [
      ...lines,
      ...rest.map(({ name, description }) => ({ text: description || name, scopes: [name] })),
    ]
  return [...lines, ...linesByResource(rest.map(({ name }) => name))]
}

/** The line of each resource in the order first asked for; a scope of another form stands as it is. */
const linesByResource = (scopes: readonly string[]): DisplayLine[] => {
  const lines = new Map<string, { actions: string[]; scopes: string[]; resource?: string }>()
  for (const scope of scopes) {
    const parts = actionOnResource(scope)
    const key = parts ? `resource ${parts.resource}` : `scope ${scope}`
    const line = lines.get(key) ?? { actions: [], scopes: [], ...parts }
    line.scopes.push(scope)
    if (parts) line.actions.push(readable(parts.action))
    lines.set(key, line)
  }
  return [...lines.values()].map(({ actions, scopes: covered, resource }) =>
    resource
      ? {
          heading: capitalized(readable(resource)),
          text: `${joined(actions)} your ${readable(resource)}`,
          scopes: covered,
        }
      : { text: covered.join(' '), scopes: covered },
  )
}

/** Okta's dialog: a line for each scope, its display name or else its name, with the description beneath. */
export const oktaDisplay: DisplayPolicy = (scopes) =>
  scopes.map(({ name, displayName, description }) => ({
    text: displayName || name,
    ...(description ? { detail: description } : {}),
    scopes: [name],
  }))
