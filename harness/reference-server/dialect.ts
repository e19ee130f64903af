/** The vendor whose front doors the reference server wears. */
export const dialects = ['auth0', 'okta'] as const
/** One vendor's paths, bodies and rules. */
export type Dialect = (typeof dialects)[number]
