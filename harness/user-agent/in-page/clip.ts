import type { DomElement, DomRect, DomWindow, Style } from './dom.ts'
import type { ReadingOptions } from './options.ts'

/** Tells which part of the window an element's contents may be seen in. It runs inside a page and uses nothing from outside. */
export const createClips = (view: DomWindow, options: ReadingOptions) => {
  const { document } = view
  const root = view.getComputedStyle(document.documentElement)
  const body = document.body ? view.getComputedStyle(document.body) : root
  const cannotScroll = [root, body].some(({ overflowY }) =>
    ['hidden', 'clip'].includes(overflowY ?? ''),
  )
  const isRightToLeft = [root, body].some(({ direction }) => direction === 'rtl')
  /** What can be scrolled to, as a rectangle of the window. */
  const page: DomRect = {
    left: isRightToLeft ? -1e9 : -view.scrollX,
    top: -view.scrollY,
    right: cannotScroll ? options.largestScreen.width : 1e9,
    bottom: cannotScroll ? options.largestScreen.height : 1e9,
  }
  const nowhere: DomRect = { left: 0, top: 0, right: 0, bottom: 0 }
  const clips = new Map<DomElement, DomRect>()

  const meet = (a: DomRect, b: DomRect): DomRect => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  })
  const isLegible = ({ left, top, right, bottom }: DomRect): boolean =>
    right - left >= options.leastWidth && bottom - top >= options.leastHeight

  const clipOf = (element: DomElement, style: Style, around: DomRect): DomRect => {
    const base =
      style['position'] === 'fixed'
        ? page
        : style['position'] === 'absolute'
          ? (clips.get(element.offsetParent ?? element) ?? page)
          : around
    const flows = [style['overflowX'], style['overflowY']]
    const clipsNothing = element === document.body || style['display'] === 'inline'
    if (clipsNothing || flows.every((flow) => flow === 'visible')) return base
    const inside = meet(base, element.getBoundingClientRect())
    if (!flows.some((flow) => flow === 'auto' || flow === 'scroll')) return inside
    return isLegible(inside) ? page : nowhere
  }

  return {
    page,
    meet,
    isLegible,

    /** Whether more than half of a letter, or of a line, is cut off by what it stands in. */
    isCut(rect: DomRect, clip: DomRect): boolean {
      const { left, top, right, bottom } = meet(rect, clip)
      const isHalf = (part: number, of: number) => part < of / 2
      return (
        isHalf(right - left, rect.right - rect.left) || isHalf(bottom - top, rect.bottom - rect.top)
      )
    },

    /** Where the contents of an element may be seen; parents are asked about before their children. */
    inside(element: DomElement, style: Style, around: DomRect): DomRect {
      const clip = clipOf(element, style, around)
      clips.set(element, clip)
      return clip
    },

    /** Whether it is cut away by `clip` or `clip-path`, as is done to hide words from sight alone. */
    isCutAway(style: Style): boolean {
      if (/^inset\(([5-9]\d|1\d\d)(\.\d+)?%\)|^circle\(0/.test(style['clipPath'] ?? '')) return true
      const cut = /^rect\(([^)]+)\)$/.exec(style['clip'] ?? '')?.[1]?.split(/[\s,]+/)
      if (!cut || !['absolute', 'fixed'].includes(style['position'] ?? '')) return false
      const [top = 0, right = 0, bottom = 0, left = 0] = cut.map((side) => Number.parseFloat(side))
      return right - left <= 1 || bottom - top <= 1
    },
  }
}
