import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Eta } from 'eta'

// Beside this module, compiled or bundled: the build copies the folder along.
const folder = new URL('./assets/', import.meta.url)

/** The style sheets the pages link to, by file name. */
export const styleSheets = ['simple.min.css', 'pages.css', 'console.css'] as const
/** One style sheet. */
export type StyleSheet = (typeof styleSheets)[number]

/** The scripts a console's pages load, by file name; no page that users see has any. */
export const scripts = ['okta-console.js'] as const
/** One script. */
export type Script = (typeof scripts)[number]

/** The text of a style sheet or a script. Throws when the build left it out. */
export const readAsset = (name: StyleSheet | Script): string =>
  readFileSync(new URL(name, folder), 'utf8')

/** Turns the views beside this module into HTML; whatever is put into them is escaped. */
export const createViews = (): Eta =>
  new Eta({ views: fileURLToPath(new URL('views/', folder)), cache: true, autoTrim: false })
