import { hostname } from 'node:os'
import type { Engine } from './engine.ts'

const ownerLabel = 'consent-conformance.owner'

/** The label of the containers that this process starts: the machine, and the process on it. */
export const ownerLabels = (): Record<string, string> => ({
  [ownerLabel]: `${hostname()}:${process.pid}`,
})

/** Removes the containers of processes of this machine that have ended without stopping them. */
export const removeLeftovers = async (engine: Engine): Promise<void> => {
  const { dockerode } = engine.container
  const ours = await dockerode.listContainers({ all: true, filters: { label: [ownerLabel] } })
  const leftovers = ours.filter(({ Labels }) => isOwnerGone(Labels[ownerLabel] ?? ''))
  await Promise.all(
    leftovers.map(({ Id }) =>
      // Another run may be removing the same one.
      dockerode
        .getContainer(Id)
        .remove({ force: true })
        .catch(() => {}),
    ),
  )
}

const isOwnerGone = (owner: string): boolean => {
  const [machine, processId] = owner.split(/:(?=\d+$)/)
  if (machine !== hostname()) return false
  try {
    process.kill(Number(processId), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
