// SPDX-License-Identifier: MIT
pragma solidity 0.8.34;

import {IProfiles} from "../../contracts/interfaces/IProfiles.sol";
import {MarketTestBase} from "./MarketTestBase.sol";

/// @title Who meets whom in random situations: masters, identity levels, blacklists and bans, and the rules about them
/// written a second time
abstract contract MatchingPeople is MarketTestBase {
    uint256 internal constant BUYER_KEY = uint256(keccak256("buyer"));
    uint256 internal constant WORKER_KEY = uint256(keccak256("worker"));

    address internal buyer = vm.addr(BUYER_KEY);
    address internal worker = vm.addr(WORKER_KEY);
    address internal master = address(uint160(uint256(keccak256("master"))));
    address internal buyersMaster = address(uint160(uint256(keccak256("master of the buyer"))));
    address internal listOwner = address(uint160(uint256(keccak256("owner of a list"))));

    /// @dev What the people of a run are, as the rules written here see it.
    mapping(address account => uint256) private level;
    mapping(address account => uint256) private levelUntil;
    mapping(address account => bool) private banned;
    mapping(address account => mapping(address target => bool)) private listed;

    uint256 internal random;

    /// @dev A random number below `size`.
    function draw(uint256 size) internal returns (uint256) {
        random = uint256(keccak256(abi.encode(random)));
        return random % size;
    }

    function rarely() internal returns (bool) {
        return draw(20) == 0;
    }

    // ---- random situations

    function arrangePeople() internal {
        if (draw(2) == 0) confirmWorker(WORKER_KEY, master);
        if (draw(4) == 0) confirmWorker(BUYER_KEY, buyersMaster);
    }

    /// @dev Certificates that end within the hours in which orders are tried, or later.
    function arrangeLevels() internal {
        IProfiles profiles = IProfiles(market.profiles());
        vm.prank(dao);
        profiles.setValidator(address(this), 4);
        address[4] memory people = [buyer, worker, master, buyersMaster];
        for (uint256 i = 0; i < people.length; ++i) {
            if (draw(2) == 0) continue;
            uint256 until = vm.getBlockTimestamp() + 1 + draw(draw(2) == 0 ? 2 hours : 730 days);
            uint256 certified = 2 + draw(3);
            profiles.certify(people[i], certified, until, bytes32(0));
            (level[people[i]], levelUntil[people[i]]) = (certified, until);
        }
    }

    function arrangeLists() internal {
        address[6] memory people = [buyer, worker, master, buyersMaster, listOwner, address(0)];
        uint256 count = draw(4) == 0 ? 1 + draw(3) : 0;
        for (uint256 i = 0; i < count; ++i) {
            (address account, address target) = (people[draw(5)], people[draw(6)]);
            if (account == target || listed[account][target]) continue;
            vm.prank(account);
            market.setBlacklisted(target, true);
            listed[account][target] = true;
            if (draw(4) != 0) continue;
            vm.prank(account);
            market.setBlacklisted(target, false);
            listed[account][target] = false;
        }
        if (rarely()) ban(people[draw(6)]);
    }

    function ban(address account) private {
        vm.prank(dao);
        market.setBanned(account, true);
        banned[account] = true;
    }

    // ---- the rules, written a second time

    function wrong(address wanted, address other) internal view returns (bool) {
        return wanted != address(0) && wanted != market.masterOf(other);
    }

    /// @return whether the master of this account is certified for less than what the other side demands
    function tooLow(address account, uint256 demanded) internal view returns (bool) {
        address its = market.masterOf(account);
        return demanded > (vm.getBlockTimestamp() < levelUntil[its] ? level[its] : 1);
    }

    /// @param list whose list the order names, or nobody's
    function kept(address list, address account) internal view returns (bool) {
        return list != address(0) && listed[list][account];
    }

    function avoid(address buyer_, address worker_) internal view returns (bool) {
        address master_ = market.masterOf(worker_);
        if (banned[buyer_] || banned[worker_] || banned[master_]) return true;
        if (listed[buyer_][worker_] || listed[buyer_][master_]) return true;
        return listed[worker_][buyer_] || listed[master_][buyer_];
    }
}
