import { isVacuous, type ServerProof } from './sabotage-findings.ts'

/** A proof in lines of text, the vacuous passes last. */
export const tellProof = ({ server, rows, unmoved }: ServerProof): string => {
  const vacuous = rows.filter(isVacuous)
  const proven = rows.filter(({ turnedBy }) => turnedBy.length > 0)
  const beyond = rows.filter((row) => row.turnedBy.length === 0 && !isVacuous(row))
  return [
    `${server}: ${proven.length} of ${rows.length} passes proven`,
    ...proven.map(({ id, turnedBy }) => `  proven   ${id}: ${turnedBy.join(', ')}`),
    ...beyond.map(({ id, beyondSabotage }) => `  beyond   ${id}: ${beyondSabotage}`),
    ...unmoved.map(
      ({ sabotage, id }) => `  unmoved  ${id}: "${sabotage}" did not turn it red here`,
    ),
    ...rows.flatMap(({ id, unexplained }) =>
      unexplained.map(
        (sabotage) => `  unclear  ${id}: "${sabotage}" turned it red and does not say why`,
      ),
    ),
    ...vacuous.map(({ id }) => `  VACUOUS  ${id}: nothing that was broken turned it red`),
  ].join('\n')
}

/** The proofs as a Markdown page: for each server a table of row × sabotage. */
export const proofMarkdown = (
  proofs: readonly ServerProof[],
  sabotages: readonly { readonly name: string; readonly does: string }[],
): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '# Which passes could be turned red',
    '',
    'A column is one thing broken between the suite and the server. ✗: it turned the row red, as it was to or may. ?: it turned the row red and nothing explains why. Empty: the row stayed as it was, or was not tried with it since it was proven already.',
    '',
    ...sabotages.map(({ name, does }, at) => `${at + 1}. \`${name}\`: ${does}`),
    ...proofs.flatMap(({ server, rows }) => [
      '',
      `## ${server}`,
      '',
      `${rows.filter(({ turnedBy }) => turnedBy.length > 0).length} of ${rows.length} passes are proven.`,
      '',
      line(['row', ...sabotages.map((_, at) => String(at + 1)), '']),
      line(['---', ...sabotages.map(() => ':-:'), '---']),
      ...rows.map((row) =>
        line([
          row.id,
          ...sabotages.map(({ name }) =>
            row.turnedBy.includes(name) ? '✗' : row.unexplained.includes(name) ? '?' : ' ',
          ),
          isVacuous(row)
            ? '**vacuous**'
            : row.turnedBy.length > 0
              ? ''
              : (row.beyondSabotage ?? ''),
        ]),
      ),
    ]),
    '',
  ].join('\n')
}
