import { stopKeptServers } from './kept-servers'

export default async function stopServers(): Promise<void> {
  await stopKeptServers()
}
