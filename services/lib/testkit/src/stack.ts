export async function startStackInContainers(): Promise<null> {
  return null;
}
