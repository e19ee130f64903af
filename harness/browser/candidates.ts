import { posix, win32 } from 'node:path'

/** What sort of Chromium a file is; a headless shell starts fastest and is preferred. */
export type BrowserKind = 'headless-shell' | 'chromium' | 'chrome'

/** A file that may be a browser. */
export interface BrowserCandidate {
  readonly path: string
  readonly kind: BrowserKind
}

/** The commands under which packages install a browser, per kind, the preferred first. */
const commandNames: readonly (readonly [BrowserKind, readonly string[]])[] = [
  ['headless-shell', ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell']],
  ['chromium', ['chromium', 'chromium-browser']],
  ['chrome', ['google-chrome-stable', 'google-chrome', 'chrome']],
]

/** Where installers put a browser without putting it on the PATH; a leading `%NAME%` or `~` is a folder of the user's. */
const knownPlaces: Readonly<Record<string, readonly (readonly [BrowserKind, string])[]>> = {
  linux: [
    ['chromium', '/snap/bin/chromium'],
    ['chrome', '/opt/google/chrome/chrome'],
  ],
  darwin: [
    ['chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['chromium', '~/Applications/Chromium.app/Contents/MacOS/Chromium'],
    ['chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['chrome', '~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ],
  win32: [
    ['chromium', '%LOCALAPPDATA%\\Chromium\\Application\\chrome.exe'],
    ['chrome', '%ProgramFiles%\\Google\\Chrome\\Application\\chrome.exe'],
    ['chrome', '%ProgramFiles(x86)%\\Google\\Chrome\\Application\\chrome.exe'],
    ['chrome', '%LOCALAPPDATA%\\Google\\Chrome\\Application\\chrome.exe'],
  ],
}

/** Every place on this platform where an installed browser may be, the preferred kind first. */
export const installedCandidates = (
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): BrowserCandidate[] => {
  const { delimiter, join } = platform === 'win32' ? win32 : posix
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const suffix = platform === 'win32' ? '.exe' : ''
  const places = (knownPlaces[platform] ?? []).flatMap(([kind, place]) => {
    const path = expand(place, env)
    return path === undefined ? [] : [{ kind, path }]
  })
  return commandNames.flatMap(([kind, names]) => [
    ...names.flatMap((name) =>
      folders.map((folder) => ({ kind, path: join(folder, `${name}${suffix}`) })),
    ),
    ...places.filter((candidate) => candidate.kind === kind),
  ])
}

/** The place with its leading folder filled in; `undefined` when the environment does not name that folder. */
const expand = (place: string, env: NodeJS.ProcessEnv): string | undefined => {
  const [prefix, name] = /^(?:%(.+?)%|~)/.exec(place) ?? []
  if (prefix === undefined) return place
  const folder = env[name ?? 'HOME']
  return folder === undefined ? undefined : folder + place.slice(prefix.length)
}

/** What a file's name says about the kind of browser it is. */
export const kindOf = (path: string): BrowserKind =>
  /headless[-_]shell/i.test(path)
    ? 'headless-shell'
    : /chromium/i.test(path)
      ? 'chromium'
      : 'chrome'
