// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IBenchmarkCatalogue} from "../interfaces/IBenchmarkCatalogue.sol";
import {MAX_BENCHMARK_WORDS} from "../types/Constants.sol";

/// @title The benchmark catalogue
/// @notice What each benchmark id means. The DAO adds new ones.
/// @dev An entry never changes: orders that are signed count on its id.
contract BenchmarkCatalogue is IBenchmarkCatalogue {
    /// @notice Longest code and longest unit, in bytes. Neither may be empty.
    uint256 public constant LONGEST_TEXT = 32;

    /// @dev Four values to a word.
    uint256 private constant MOST_BENCHMARKS = MAX_BENCHMARK_WORDS * 4;

    /// @inheritdoc IBenchmarkCatalogue
    address public immutable dao;

    Benchmark[] private benchmarks;
    mapping(bytes32 codeHash => bool) private taken;

    /// @param initial benchmarks with ids from 0 on
    constructor(address dao_, Benchmark[] memory initial) {
        dao = dao_;
        for (uint256 i; i < initial.length; ++i) {
            _add(initial[i]);
        }
    }

    /// @inheritdoc IBenchmarkCatalogue
    function add(Benchmark calldata benchmark_) external returns (uint256 id) {
        if (msg.sender != dao) revert CatalogueDaoOnly(msg.sender);
        return _add(benchmark_);
    }

    /// @inheritdoc IBenchmarkCatalogue
    function benchmark(uint256 id) external view returns (Benchmark memory) {
        if (id >= benchmarks.length) revert CatalogueIdUnknown(id, benchmarks.length);
        return benchmarks[id];
    }

    /// @inheritdoc IBenchmarkCatalogue
    function count() external view returns (uint256) {
        return benchmarks.length;
    }

    function _add(Benchmark memory benchmark_) private returns (uint256 id) {
        id = benchmarks.length;
        if (id == MOST_BENCHMARKS) revert CatalogueFull(id, MOST_BENCHMARKS);
        _checkText(benchmark_.code);
        _checkText(benchmark_.unit);
        bytes32 codeHash = keccak256(bytes(benchmark_.code));
        if (taken[codeHash]) revert CatalogueCodeTaken(benchmark_.code);

        taken[codeHash] = true;
        benchmarks.push(benchmark_);
        emit BenchmarkAdded(id, benchmark_.code, benchmark_.unit, benchmark_.split);
    }

    function _checkText(string memory text) private pure {
        uint256 length = bytes(text).length;
        if (length == 0 || length > LONGEST_TEXT) revert CatalogueTextLength(text, LONGEST_TEXT);
    }
}
