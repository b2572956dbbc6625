// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {Split} from "../types/Enums.sol";

/// @title What each benchmark id means
interface IBenchmarkCatalogue {
    /// @param code short unique name, such as `cpu-sysbench-multi`
    /// @param unit of its values, such as `bit/s`
    /// @param split how values of slices of one machine add up
    struct Benchmark {
        string code;
        string unit;
        Split split;
    }

    error CatalogueDaoOnly(address caller);
    error CatalogueFull(uint256 count, uint256 most);
    error CatalogueCodeTaken(string code);
    error CatalogueTextLength(string text, uint256 longest);
    error CatalogueIdUnknown(uint256 id, uint256 count);

    event BenchmarkAdded(uint256 indexed id, string code, string unit, Split split);

    /// @notice Adds a benchmark under the next id. DAO only.
    function add(Benchmark calldata benchmark) external returns (uint256 id);

    function benchmark(uint256 id) external view returns (Benchmark memory);

    function count() external view returns (uint256);

    function dao() external view returns (address);
}
