import { interactionPolicy } from 'oidc-provider';
import type { Configuration } from 'oidc-provider';
import { neededLevel, reaches } from './levels.js';

const { Check, base } = interactionPolicy;

/**
 * When a sign-in is required: by the rules of OpenID Connect, and if the session's level is below the one that the client asks for. The
 * library treats `acr_values` as a wish; RFC 9470 section 4 makes it binding.
 */
export function signInPolicy(): NonNullable<NonNullable<Configuration['interactions']>['policy']> {
  const policy = base();
  policy
    .get('login')
    ?.checks.add(
      new Check('acr_values', 'A second factor is needed', 'login_required', ({ oidc }) =>
        reaches(oidc.session?.acr, neededLevel(oidc.params?.['acr_values']))
          ? Check.NO_NEED_TO_PROMPT
          : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}
