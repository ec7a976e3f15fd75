import { loadResources, type ResourceOptions, type Resources } from './load.ts';

export interface ModelOptions extends Omit<ResourceOptions, 'encoder'> {
  /** accurate: an encoder reads every sentence beside the tagger. */
  readonly model?: 'fast' | 'accurate' | undefined;
}

/**
 * Loads what a model needs; the program of the accurate one is loaded only for those who ask for it.
 *
 * @throws AnalysisError 'resource' that names the file and what is wrong with it.
 */
export async function loadModel({ model = 'fast', ...options }: ModelOptions): Promise<Resources> {
  if (model === 'fast') return loadResources(options);
  const { openEncoder } = await import('./encoder.ts');
  return loadResources({ ...options, encoder: openEncoder(options.conventions) });
}
