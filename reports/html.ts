import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Eta } from 'eta'
import type { Results } from '../harness/judge/results.ts'
import { viewOf } from './html-view.ts'
import { plainText } from './wording.ts'

const assets = new URL('./assets/', import.meta.url)

/**
 * The results as one page that opens from disk: style and script are inside, nothing is fetched but
 * the evidence beside it. Whatever a server answered is shown as text; as a second line of defence
 * the page allows no script but its own, by hash.
 */
export const renderHtml = (results: Results): string => {
  const eta = new Eta({
    views: fileURLToPath(assets),
    cache: true,
    autoFilter: true,
    filterFunction: (value) => plainText(String(value)),
  })
  // Exactly what the filter below lets through, or the hash would be of another script.
  const script = plainText(asset('report.js'))
  return eta.render('./report', {
    ...viewOf(results),
    style: asset('report.css'),
    script,
    scriptHash: createHash('sha256').update(script).digest('base64'),
  })
}

const asset = (name: string): string => readFileSync(new URL(name, assets), 'utf8')
