// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardSourceMock} from "../../contracts/mocks/RewardSourceMock.sol";
import {IReports} from "../../contracts/interfaces/IReports.sol";
import {IDuty} from "../../contracts/interfaces/IDuty.sol";
import {IMasternodes} from "../../contracts/interfaces/IMasternodes.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Attesters} from "./Attesters.sol";

/// @title Attesters whose rewards have a source, connected as the deployment connects them
contract AttesterDeployment is Attesters {
    IDuty private duty;
    RewardSourceMock private source;

    /// @param disputeWindow seconds
    constructor(uint256 disputeWindow) {
        deployAttesters(disputeWindow);
        duty = IDuty(deploy("Duty", abi.encode(token, masternodes, reports)));
        source = new RewardSourceMock(token);
        masternodes.connectDuty(address(duty));
        duty.connectSources(source, source);
    }

    /// @dev Gives the caller the supply.
    function handOver() external returns (SNM, IMasternodes, IReports, IDuty, RewardSourceMock) {
        token.transfer(msg.sender, token.balanceOf(address(this)));
        return (token, masternodes, reports, duty, source);
    }
}
