import { parsePage } from './parse-page.ts'
import type { Snapshot } from './user-agent.ts'

/** What a page has in it that holds another: to look for it is quicker than to parse every page. */
const holding = /<i?frame\b|shadowrootmode/i

/** Why a page that is none of the definition's (`known` are its selectors) may hold one all the same, out of reach without a browser. */
export const heldElsewhere = ({ html }: Snapshot, known: readonly string[]): string | undefined => {
  if (!holding.test(html)) return undefined
  const $ = parsePage(html)
  if (known.some((selector) => $(selector).length > 0)) return undefined
  const shown = $('iframe, frame, template[shadowrootmode=open]')
    .not('noscript *, [hidden], [style*="display:none"], [style*="display: none"]')
    .not('[width="0"], [width="1"], [height="0"], [height="1"]')
  return shown.length > 0
    ? 'part of it is in a frame or a shadow root: walk with --user-agent browser'
    : undefined
}
