import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Tools look for a default export in these; everything else exports by name. */
const DEFAULT_EXPORTS = ["**/*.config.{js,ts}", "ignition/**/*.ts", "**/*.d.ts", "test/e2e/startNetwork.ts"];

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/",
      "**/dist/",
      "artifacts*/",
      "cache*/",
      "types*/",
      "coverage/",
      ".local/",
      "subgraph/build/",
      "subgraph/generated/",
      "subgraph/src/", // AssemblyScript: its own compiler checks it
      "protocol/src/generated/",
      "**/*.gen.ts",
      "**/graphql-env.d.ts",
      "test-results/",
      "playwright-report/",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/require-await": "off", // an interface may ask for a promise
      eqeqeq: "error",
    },
  },
  {
    ignores: DEFAULT_EXPORTS,
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Export by name, so that a thing has one name everywhere." },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs}", "scripts/**", "oracle/**", "test/**", "hardhat.config.ts"],
    languageOptions: { globals: globals.node },
  },
  {
    // Playwright reads from the pattern which fixtures a fixture needs, also where it needs none.
    files: ["test/e2e/test.ts"],
    rules: { "no-empty-pattern": "off" },
  },
  {
    files: ["test/**/*.ts", "oracle/test/**/*.ts", "protocol/test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-unused-expressions": "off", // chai: expect(x).to.be.true
    },
  },
  {
    files: ["frontend/{src,public}/**/*.{ts,tsx,js}"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
    languageOptions: { globals: globals.browser },
  },
);
