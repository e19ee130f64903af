import { fileURLToPath } from 'node:url'

/** The folder of the project, seen from the compiled tests in dist/tests/platform. */
export const projectFolder = fileURLToPath(new URL('../../..', import.meta.url))
