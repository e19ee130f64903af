// npm start: sets up what is missing and runs the whole suite; options are passed on.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runScript } from './project.mjs'
import { setUp } from './setup.mjs'

await runScript(async () => {
  await setUp()
  // Imported, not spawned: one process less to start, and signals and the exit code need no relay.
  const main = join(root, 'dist', 'harness', 'cli', 'main.js')
  process.argv = [process.execPath, main, 'run', ...process.argv.slice(2)]
  await import(pathToFileURL(main).href)
})
