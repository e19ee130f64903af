import type { World } from '../../../fixtures/world.ts'

/** Everything the album app asks for. */
export const all = 'openid photos.see photos.print photos.share'

/** An album app: one scope it cannot do without, two that the user may leave out. */
export const album = async (world: World) => {
  const api = await world.api({
    name: 'Album API',
    scopes: [
      { name: 'photos.see', consent: 'required' },
      { name: 'photos.print', consent: 'required', optional: true },
      { name: 'photos.share', consent: 'flexible', optional: true },
    ],
  })
  return { api, app: await world.client({ name: 'Album', api }) }
}
