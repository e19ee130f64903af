import type { Level, ProfileOrigin } from './requirement.ts'

/** What Allure shows of a scenario: where it stands among the behaviours, how severe a miss is, and its sources. */
export interface AllureMetadata {
  readonly labels: readonly { readonly name: string; readonly value: string }[]
  readonly links: readonly {
    readonly name: string
    readonly url: string
    readonly type: 'source'
  }[]
  readonly parameters: readonly { readonly name: string; readonly value: string }[]
}

const severities = { MUST: 'critical', SHOULD: 'normal', MAY: 'minor' } as const

/** The metadata of a scenario that judges these requirements at a server. */
export const allureMetadata = (
  requirements: readonly {
    readonly id: string
    readonly level: Level
    readonly origins: readonly ProfileOrigin[]
  }[],
  run: { readonly server: string; readonly userAgent: string },
): AllureMetadata => ({
  labels: requirements.flatMap(({ id, level, origins }) => [
    ...origins.map(({ profile }) => ({ name: 'epic', value: profile })),
    { name: 'feature', value: id.split('.')[0] ?? id },
    { name: 'story', value: id },
    { name: 'severity', value: severities[level] },
  ]),
  links: requirements.flatMap(({ origins }) =>
    origins.map(({ source }) => ({
      name: `${source.document}: ${source.section}`,
      url: source.url,
      type: 'source' as const,
    })),
  ),
  parameters: [
    { name: 'server', value: run.server },
    { name: 'user agent', value: run.userAgent },
  ],
})
