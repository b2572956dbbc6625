// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

/// @title Workers and their masters
/// @notice A worker is the key of one machine. Its master is paid for its deals. A worker without a master is its own.
interface IWorkers {
    error WorkerSignatureInvalid(address worker, address master);
    error WorkerHasMaster(address worker, address master);
    error WorkerIsItsMaster(address worker);
    error WorkerPartyOnly(address worker, address caller);
    error WorkerSignatureExpired(uint256 deadline, uint256 nowTime);

    event WorkerConfirmed(address indexed worker, address indexed master);
    event WorkerRemoved(address indexed worker, address indexed master);

    /// @notice The caller becomes the worker's master.
    /// @param signature the worker's over EIP-712 `WorkerBinding(address worker,address master,uint256 binding,uint256 deadline)`,
    /// with `binding` from `workerBindings`
    function confirmWorker(address worker, uint256 deadline, bytes calldata signature) external;

    /// @notice Ends the binding, by either side. Deals that run go on paying the master they were opened with.
    function removeWorker(address worker) external;

    /// @return the worker's master, or the worker itself where it has none
    function masterOf(address worker) external view returns (address);

    /// @return how often the worker was bound: the number that its next binding signature must carry
    function workerBindings(address worker) external view returns (uint256);
}
