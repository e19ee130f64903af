import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Eta } from 'eta'

// Beside this module, compiled or bundled: the build copies the folder along.
const folder = new URL('./assets/', import.meta.url)

/** The style sheets the pages link to, by file name. */
export const styleSheets = ['simple.min.css', 'pages.css', 'console.css'] as const
/** One style sheet. */
export type StyleSheet = (typeof styleSheets)[number]

/** The text of a style sheet. Rejects when the build left it out. */
export const readStyleSheet = (name: StyleSheet): string =>
  readFileSync(new URL(name, folder), 'utf8')

/** Turns the views beside this module into HTML; whatever is put into them is escaped. */
export const createViews = (): Eta =>
  new Eta({ views: fileURLToPath(new URL('views/', folder)), cache: true, autoTrim: false })
