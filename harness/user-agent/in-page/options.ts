import { unseenMarks } from '../unseen.ts'

/** Where seeing ends. A page in use is far from each of these limits. */
export interface ReadingOptions {
  readonly marks: typeof unseenMarks
  /** How long to wait for the page's animations to end, in milliseconds. */
  readonly animationLimitMs: number
  /** Words lower than this, in CSS pixels, are read by nobody. */
  readonly leastHeight: number
  /** The same for their width. */
  readonly leastWidth: number
  /** What is less opaque than this, from 0 to 1, is not seen. */
  readonly leastOpacity: number
  /** What is at least this opaque hides what is behind it. */
  readonly opaque: number
  /** Words whose contrast with what is behind them is no more (WCAG's ratio, from 1) are not seen. */
  readonly leastContrast: number
  /** No screen is larger, in CSS pixels: what lies beyond is not seen on a page that cannot be scrolled. */
  readonly largestScreen: { readonly width: number; readonly height: number }
}

/** The limits the browser user agent reads pages with. */
export const readingOptions: ReadingOptions = {
  marks: unseenMarks,
  animationLimitMs: 1_500,
  leastHeight: 4,
  leastWidth: 2,
  leastOpacity: 0.1,
  opaque: 0.9,
  leastContrast: 1.1,
  largestScreen: { width: 3_840, height: 2_160 },
}
