const { rules } = require('./import-rules.cjs');

module.exports = {
  forbidden: rules,
  options: {
    // TypeScript 7 offers no parser to other programs; swc's sees type-only imports too.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    combinedDependencies: true,
    exclude: { path: ['^gateway/web/dist', '/generated/.*[.]json$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
