// What the scripts share: where things are, and how a script ends when a person has to mend something.
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The folders whose TypeScript is compiled. */
export const sourceFolders = ['specs', 'fixtures', 'harness', 'reports', 'tests']

/** The generated type of all requirement ids, relative to the project. */
export const requirementIds = join('fixtures', 'requirement-id.ts')

/** Marks a finished build; its time is that of the build's beginning. */
export const buildStamp = join(root, 'dist', '.stamp')

/** Something the person at the keyboard has to mend: told in one line, without a stack. */
export class SetupError extends Error {}

/** Whether the module with this `import.meta.url` is the script that was started. */
export const isMain = (url) => url === pathToFileURL(process.argv[1] ?? '').href

/** Runs a script's work; a SetupError becomes one line and exit code 2. */
export const runScript = async (work) => {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}
