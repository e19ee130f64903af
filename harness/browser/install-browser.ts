import type { CommandResult, Machine } from './machine.ts'

/** How long refreshing the package lists may take, in milliseconds. */
export const updateLimitMs = 60_000
/** How long downloading and installing a browser may take, in milliseconds. */
export const installLimitMs = 240_000

const debianPackage = 'chromium-headless-shell'

/** One way to get a browser onto the machine. */
interface Installer {
  readonly title: string
  readonly isUsable: (machine: Machine) => boolean
  readonly install: (machine: Machine) => Promise<CommandResult>
}

const installers: readonly Installer[] = [
  {
    title: `apt-get install ${debianPackage}`,
    isUsable: ({ isRoot, isExecutableFile }) => isRoot && isExecutableFile('/usr/bin/apt-get'),
    async install({ run }) {
      // One source that cannot be refreshed fails the update but need not fail the installation.
      await run('apt-get', ['update', '--quiet'], updateLimitMs)
      const options = ['--yes', '--quiet', '--no-install-recommends']
      return run('apt-get', ['install', ...options, debianPackage], installLimitMs)
    },
  },
  {
    title: 'playwright install chromium-headless-shell',
    isUsable: ({ env }) => env['PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD'] === undefined,
    install: ({ runPlaywright }) =>
      runPlaywright(['install', 'chromium-headless-shell'], installLimitMs),
  },
]

/** Tries each way to install a browser until one succeeds; tells whether one did. */
export const installBrowser = async (
  machine: Machine,
  say: (line: string) => void,
): Promise<boolean> => {
  for (const { title, isUsable, install } of installers) {
    if (!isUsable(machine)) continue
    say(`no browser found; trying "${title}" …`)
    const { succeeded, output } = await install(machine)
    if (succeeded) return true
    say(`"${title}" did not work: ${output.split('\n').at(-1) || 'no output'}`)
  }
  return false
}
