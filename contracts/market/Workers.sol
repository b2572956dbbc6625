// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IWorkers} from "../interfaces/IWorkers.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {WorkerRecord} from "../types/Account.sol";

/// @title Workers and their masters
abstract contract Workers is IWorkers, EIP712 {
    bytes32 private constant BINDING_TYPEHASH = keccak256(
        "WorkerBinding(address worker,address master,uint256 binding,uint256 deadline)"
    );

    mapping(address worker => WorkerRecord) internal _workers;

    /// @inheritdoc IWorkers
    function confirmWorker(address worker, uint256 deadline, bytes calldata signature) external {
        if (worker == msg.sender) revert WorkerIsItsMaster(worker);
        if (block.timestamp > deadline) revert WorkerSignatureExpired(deadline, block.timestamp);
        WorkerRecord storage record = _workers[worker];
        if (record.master != address(0)) revert WorkerHasMaster(worker, record.master);
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(BINDING_TYPEHASH, worker, msg.sender, record.bindings, deadline))
        );
        if (!Signatures.isValid(worker, digest, signature)) revert WorkerSignatureInvalid(worker, msg.sender);

        record.master = msg.sender;
        record.bindings += 1;
        emit WorkerConfirmed(worker, msg.sender);
    }

    /// @inheritdoc IWorkers
    function removeWorker(address worker) external {
        address master = _workers[worker].master;
        if (master == address(0) || (msg.sender != worker && msg.sender != master)) {
            revert WorkerPartyOnly(worker, msg.sender);
        }
        delete _workers[worker].master;
        emit WorkerRemoved(worker, master);
    }

    /// @inheritdoc IWorkers
    function masterOf(address worker) external view returns (address) {
        return _masterOf(worker);
    }

    /// @inheritdoc IWorkers
    function workerBindings(address worker) external view returns (uint256) {
        return _workers[worker].bindings;
    }

    function _masterOf(address worker) internal view returns (address) {
        address master = _workers[worker].master;
        return master == address(0) ? worker : master;
    }
}
