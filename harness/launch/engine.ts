import { readdirSync } from 'node:fs'
import type { ContainerRuntimeClient } from 'testcontainers'
import { configurationError, describeError } from '../judge/errors.ts'

/** A Docker engine that answers. */
export type Engine = ContainerRuntimeClient

/** The Docker engine of this machine; rejects with a `configuration` error when none answers. */
export const connectEngine = async (): Promise<Engine> => {
  // Loaded only where a container is asked for: it takes longer to load than a whole embedded launch.
  const { getContainerRuntimeClient } = await import('testcontainers')
  try {
    return await getContainerRuntimeClient()
  } catch (cause) {
    throw configurationError(
      '--launch container needs a Docker engine, and none answers: install one (on Debian, as root: ' +
        '"apt-get install docker.io", then "dockerd"; elsewhere see docs.docker.com/engine/install), ' +
        'start it, and see that this user may use it',
      cause,
    )
  }
}

/** Whether the engine has an image of this name and tag. */
export const hasImage = async (engine: Engine, image: string): Promise<boolean> => {
  try {
    await engine.container.dockerode.getImage(image).inspect()
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'statusCode' in error && error.statusCode === 404

/** Builds an image from a folder with a Dockerfile; rejects with a `configuration` error that quotes the engine. */
export const buildImage = async (
  engine: Engine,
  folder: string,
  image: string,
  args: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const { dockerode } = engine.container
  try {
    const context = { context: folder, src: readdirSync(folder) }
    const progress = await dockerode.buildImage(context, { t: image, buildargs: { ...args } })
    await new Promise<void>((resolve, reject) => {
      dockerode.modem.followProgress(progress, (error) => (error ? reject(error) : resolve()))
    })
  } catch (cause) {
    throw configurationError(
      `the Docker engine could not build the image "${image}" from "${folder}": ${describeError(cause)}`,
      cause,
    )
  }
}
