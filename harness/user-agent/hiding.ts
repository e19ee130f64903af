/** What is declared for one element: the value of a property, or none. */
export type Declared = (property: string) => string | undefined

type Test = (value: string) => boolean

const isZero: Test = (value) => /^0(\.0+)?(px|pt|r?em|%|v[wh])?$/.test(value)
const isDot: Test = (value) => isZero(value) || value === '1px'
const clips: Test = (value) => /hidden|clip/.test(value)
const isFarBefore: Test = (value) => {
  const [, length, unit] = /^-([\d.]+)(px|r?em|%|v[wh])/.exec(value) ?? []
  return length !== undefined && Number(length) >= (unit === 'px' ? 500 : 50)
}

/** Properties that children inherit unless they say otherwise, each with the values that hide words. */
export const inheritedHiding: Readonly<Record<string, Test>> = {
  visibility: (value) => value === 'hidden' || value === 'collapse',
  'font-size': isZero,
  color: (value) => value === 'transparent' || /^rgba\(.*[,/]\s*0(\.0\d*)?%?\s*\)$/.test(value),
  'text-indent': isFarBefore,
}

/** Properties with the values that hide an element with everything in it. */
const hidingAlone: Readonly<Record<string, Test>> = {
  display: (value) => value === 'none',
  'content-visibility': (value) => value === 'hidden',
  transform: (value) => /scale(3d|x|y)?\(\s*0(\.0+)?\s*[,)]/.test(value),
  'clip-path': (value) => /^inset\(([5-9]\d|1\d\d)(\.\d+)?%|^circle\(0/.test(value),
  clip: (value) => /^rect\(\s*([01](px)?[\s,]+){3}[01](px)?\s*\)/.test(value),
  'margin-left': isFarBefore,
  'margin-top': isFarBefore,
}

/** Properties with the values that hide an element together with others. */
const hidingTogether: Readonly<Record<string, Test>> = {
  opacity: (value) => /^0?\.0\d*$|^0(\.0\d*)?%?$/.test(value),
  left: isFarBefore,
  top: isFarBefore,
  height: isDot,
  'max-height': isDot,
}

const anyOf = (declared: Declared, tests: Readonly<Record<string, Test>>): boolean =>
  Object.entries(tests).some(([property, test]) => test(declared(property) ?? ''))

/** Whether declarations hide an element with everything in it. */
export const hidesAll = (declared: Declared): boolean => {
  const is = (property: string, test: Test) => test(declared(property) ?? '')
  // What fades in is hidden only at first.
  const isAnimated = ['animation', 'animation-name'].some(
    (property) => !['none', undefined].includes(declared(property)),
  )
  const isOut = /^(absolute|fixed)$/.test(declared('position') ?? '')
  const isClipped = ['overflow', 'overflow-x', 'overflow-y'].some((property) => is(property, clips))
  // A width of nothing alone is how columns are made to share a line.
  const isNothing =
    is('max-height', isDot) || is('height', isZero) || (is('height', isDot) && is('width', isDot))
  return (
    anyOf(declared, hidingAlone) ||
    (is('opacity', hidingTogether['opacity'] ?? isZero) && !isAnimated) ||
    (isOut && (is('left', isFarBefore) || is('top', isFarBefore))) ||
    (isClipped && isNothing)
  )
}

/** Whether one of these declarations hides, by itself or with what others may add. */
export const hintsAtHiding = (declared: Declared): boolean =>
  [inheritedHiding, hidingAlone, hidingTogether].some((tests) => anyOf(declared, tests))
