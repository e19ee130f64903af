import { execFile } from 'node:child_process'
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** How a command ended; `output` is what it wrote, its end only. */
export interface CommandResult {
  readonly succeeded: boolean
  readonly output: string
}

/** What finding a browser needs of the machine it runs on. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly isRoot: boolean
  isExecutableFile(path: string): boolean
  /** Where Playwright's own download puts its browsers, the headless shell first; they need not be there. */
  playwrightBrowsers(): Promise<string[]>
  /** Runs a command that is killed after its limit; a command that cannot be started has not succeeded. */
  run(command: string, args: readonly string[], limitMs: number): Promise<CommandResult>
  /** Runs Playwright's command line in the same way. */
  runPlaywright(args: readonly string[], limitMs: number): Promise<CommandResult>
}

/** The machine this process runs on. */
export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  isExecutableFile(path) {
    try {
      accessSync(path, constants.X_OK)
      return statSync(path).isFile()
    } catch {
      return false
    }
  },
  async playwrightBrowsers() {
    const { chromium } = await import('playwright')
    const full = chromium.executablePath()
    return [...headlessShells(full), full]
  },
  run: (command, args, limitMs) =>
    new Promise((resolve) => {
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      const options = { timeout: limitMs, env } as const
      const child = execFile(command, args, options, (error, stdout, stderr) =>
        resolve({
          succeeded: error === null,
          output: `${stdout}${stderr}`.trimEnd().slice(-2_000),
        }),
      )
      child.stdin?.end()
    }),
  runPlaywright: (args, limitMs) =>
    thisMachine.run(process.execPath, [playwrightCommandLine(), ...args], limitMs),
}

/** Playwright tells only where its full Chromium is; the headless shell of the same build lies in a folder beside it. */
const headlessShells = (fullChromium: string): string[] => {
  const [, cache, build] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(fullChromium) ?? []
  if (cache === undefined) return []
  const folder = join(cache, `chromium_headless_shell-${build}`)
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|[\\/])(chrome-headless-shell|headless_shell)(\.exe)?$/.test(file))
      .map((file) => join(folder, file))
  } catch {
    return [] // nothing was downloaded
  }
}

const playwrightCommandLine = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
