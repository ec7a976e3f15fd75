import type { NameWords } from '../name-words.ts';
import type { FeatureSource } from './features.ts';
import type { Profile, ProfileWeights, TaggerModel } from './weights-file.ts';

/** A trained tagger that follows the conventions of one profile. */
export interface TaggerWeights extends FeatureSource, ProfileWeights {}

/** The weights of a profile, or of the first one where the file lacks it. */
export function weightsOf(model: TaggerModel, nameWords: NameWords, profile: Profile = 'news'): TaggerWeights {
  const weights = model.profiles[profile] ?? (model.profiles.news as ProfileWeights);
  return { vocabulary: model.vocabulary, names: model.names, nameWords, ...weights };
}
