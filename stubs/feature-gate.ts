/** Stands in for Atlassian's feature-flag client: every gate is off, every experiment its default. */
const client = {
  initialize: async () => {},
  initializeFromValues: async () => {},
  initializeCalled: () => false,
  initializeCompleted: () => false,
  checkGate: () => false,
  getExperiment: () => ({ get: <T>(_name: string, fallback: T) => fallback }),
  getExperimentValue: <T>(_experiment: string, _name: string, fallback: T) => fallback,
  subscribeGate: () => () => {},
  onGateUpdated: () => () => {},
};

export default client;
export const FeatureGateEnvironment = {};
export const FeatureGateProducts = {};
