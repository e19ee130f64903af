import { configurationError } from '../judge/errors.ts'
import { installedCandidates, kindOf, type BrowserCandidate } from './candidates.ts'
import { installBrowser } from './install-browser.ts'
import { thisMachine, type Machine } from './machine.ts'

/** The environment variable that names the browser to use. */
export const browserVariable = 'CONSENT_BROWSER'

/**
 * The browser to use: the one `CONSENT_BROWSER` names, else an installed one, else Playwright's own
 * download, else one from the system's package manager. `undefined` when none is to be had. `say`
 * hears what takes time. Rejects with a `configuration` error when `CONSENT_BROWSER` names no
 * executable file.
 */
export const findBrowser = async (
  say: (line: string) => void,
  machine: Machine = thisMachine,
): Promise<BrowserCandidate | undefined> =>
  namedBrowser(machine) ??
  firstPresent(machine, installedCandidates(machine.platform, machine.env)) ??
  (await downloadedBrowser(machine)) ??
  (await installedNow(machine, say))

const namedBrowser = (machine: Machine): BrowserCandidate | undefined => {
  const path = machine.env[browserVariable]
  if (path === undefined || path === '') return undefined
  if (machine.isExecutableFile(path)) return { path, kind: kindOf(path) }
  throw configurationError(
    `${browserVariable} names "${path}", which is no executable file: name a Chromium or Chrome, or unset it to have one found`,
  )
}

const firstPresent = (
  machine: Machine,
  candidates: readonly BrowserCandidate[],
): BrowserCandidate | undefined => candidates.find(({ path }) => machine.isExecutableFile(path))

const downloadedBrowser = async (machine: Machine): Promise<BrowserCandidate | undefined> => {
  const paths = await machine.playwrightBrowsers()
  return firstPresent(
    machine,
    paths.map((path) => ({ path, kind: kindOf(path) })),
  )
}

const installedNow = async (
  machine: Machine,
  say: (line: string) => void,
): Promise<BrowserCandidate | undefined> => {
  if (!(await installBrowser(machine, say))) return undefined
  return (
    firstPresent(machine, installedCandidates(machine.platform, machine.env)) ??
    (await downloadedBrowser(machine))
  )
}
