import { playbook } from './activities'

/** Tells every running workflow of an incident that its paced clock has changed (decision 4). */
export async function changePace(input: { incidentId: string }): Promise<void> {
  await playbook.tellPace(input)
}
