import type { ListedUsers } from '../server-definition.ts'

/** The most users one scenario takes: who it is about, and a bystander. */
export const usersPerScenario = 2

/** How many users `doctor` takes itself, each time. */
export const usersOfDoctor = 3

/**
 * How many of the users that a definition lists a whole run takes, and what it would take to have
 * enough. `scenarios` is how many of them apply to the server.
 */
export const usersAhead = ({ count, use, mend }: ListedUsers, scenarios: number): string[] => {
  const needed =
    use === 'again and again' ? usersOfDoctor : usersPerScenario * scenarios + usersOfDoctor
  const told =
    use === 'again and again'
      ? `each of the users serves again and again: ${needed} are needed`
      : `each of the users serves once: the ${scenarios} scenarios of a whole run take at most ${needed - usersOfDoctor}, and doctor ${usersOfDoctor}`
  return [
    `${told}; ${count} are listed`,
    ...(count < needed ? [`! with too few users the last scenarios are not judged: ${mend}`] : []),
  ]
}
