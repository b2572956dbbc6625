// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {RewardSourceMock} from "../../contracts/mocks/RewardSourceMock.sol";
import {Reports} from "../../contracts/attestation/Reports.sol";
import {Duty} from "../../contracts/staking/Duty.sol";
import {Masternodes} from "../../contracts/staking/Masternodes.sol";
import {SNM} from "../../contracts/token/SNM.sol";
import {Attesters} from "./Attesters.sol";

/// @title Attesters whose rewards have a source, connected as the deployment connects them
contract AttesterDeployment is Attesters {
    Duty private duty;
    RewardSourceMock private source;

    /// @param disputeWindow seconds
    constructor(uint256 disputeWindow) {
        deployAttesters(disputeWindow);
        duty = new Duty(token, masternodes, reports);
        source = new RewardSourceMock(token);
        masternodes.connectDuty(address(duty));
        duty.connectSources(source, source);
    }

    /// @dev Gives the caller the supply.
    function handOver() external returns (SNM, Masternodes, Reports, Duty, RewardSourceMock) {
        token.transfer(msg.sender, token.balanceOf(address(this)));
        return (token, masternodes, reports, duty, source);
    }
}
