import type { PagePath } from "./PagePath.ts";
import { FRONT_HELP } from "./frontHelp.ts";

/** What one does on each page, and what happens with one's money: two or three sentences. */
export const PAGE_HELP: Readonly<Record<PagePath, string>> = {
  ...FRONT_HELP,
  "/account":
    "Here you move SNM into the market’s ledger and back to your wallet. Deals are paid from the ledger; whatever no deal holds you withdraw at any time. You also set your public profile, an automatic payout and a blacklist.",
  "/accounts/$address":
    "What everybody can read of one account: its machines, deals, orders, stakes and votes. Nothing here costs or moves money.",
  "/benchmarks":
    "What masternodes measure of machines and what orders can demand, with its unit. You only read here; the numbers of one machine are on its page.",
  "/bids":
    "What buyers look for now. If your machine fits a bid, open the deal from here: the buyer’s reserve is held from then on, and you are paid by the second.",
  "/dao":
    "Here holders of SNM decide. You see what is voted on, what you can do now, and what the treasury has. Voting costs gas at most and takes no SNM from you.",
  "/dao/brake":
    "In an emergency holders stop new deals together here. Your support is a transaction for gas only: it takes no SNM. Deals that run, withdrawals and closing go on as ever.",
  "/dao/charter":
    "The text that says what the DAO is for, with every earlier version. You read and compare here; another text takes a proposal and a vote. No money moves.",
  "/dao/delegates":
    "Here you choose who votes with the SNM of your wallet: yourself, or somebody you trust. The SNM stay in your wallet, and you can take the votes back at any time. It costs gas only.",
  "/dao/delegates/$address":
    "How many votes one account has, how it voted and why. Read it before you delegate to it; to delegate costs gas only and leaves your SNM with you.",
  "/dao/directory":
    "The contracts that the DAO stands for, by name and address. Compare an address here before you send anything to it. Nothing on this page moves money.",
  "/dao/proposals":
    "Everything that was ever put to the vote. Open one to read in words what it does, to vote, or to carry it out once it was accepted. A vote takes no SNM from you.",
  "/dao/proposals/$number":
    "One proposal: what it would do, how the vote stands and what comes next. You vote with what you had when the vote began. It costs gas at most, and your SNM stay where they are.",
  "/dao/propose":
    "Here you put something to the vote: choose what the treasury shall do and say why. You need enough votes for it, but spend none; sending it costs gas only.",
  "/dao/releases":
    "The versions of the programs that the DAO published, and from when on older ones earn no rewards. See here whether your agent is current. Nothing on this page moves money.",
  "/dao/reports":
    "What those who work for the DAO tell it, and who is late. Whoever owes a report files it here, for gas. A stream of whoever is overdue stands still until then.",
  "/dao/roadmap":
    "Here you say what shall be built first, by dividing your votes between features. It spends nothing: your SNM and your votes stay yours, and you can divide them anew at any time.",
  "/dao/treasury":
    "What the DAO has, what came in and what it paid to whom. Only an accepted proposal moves any of it; you only read here.",
  "/dao/works":
    "Work that the DAO pays for. As a developer you offer to do an order by a signature, which costs nothing. The order’s money is set aside from the start and paid as parts are accepted.",
  "/dao/works/$id":
    "One work order: its parts, deadlines, money and whose turn it is. What is accepted is paid to the developer at once; what is not earned goes back to the treasury.",
  "/deals":
    "Your deals, as buyer and as supplier, with what each has cost so far. Open one to bill it, to change it or to end it. What its escrow did not use returns to the buyer’s ledger.",
  "/deals/$id":
    "One deal: what has accrued, what was billed and what its escrow still holds. The supplier is paid by the second of use. When it is closed the buyer gets the rest back into the ledger.",
  "/dividends":
    "Here you lock SNM to earn a share of the market’s fees, by how much you lock. Locked SNM keep their vote, can’t be slashed and come out at any time. What you earned you claim to your wallet.",
  "/glossary":
    "The words of this market in plain language, with the page where each one matters. Nothing here costs money.",
  "/machines/$address":
    "One machine: what masternodes measured of it, how long that holds, and what it is offered for. Rent it with a press on an offer; nothing leaves your wallet before you sign.",
  "/masternodes":
    "Here you stake SNM in a masternode and share what it earns. If it is slashed for a fault, your stake loses its part too. To get SNM back you wait for the unbonding time; then you withdraw them.",
  "/masternodes/$owner":
    "One masternode: its work, its commission, its stakes and slashes. You stake SNM in it or claim for all of its stakers here. Stake earns, can be slashed, and takes the unbonding time to come out.",
  "/masternodes/console":
    "Here the owner of a masternode registers it and sets its keys and commission. Its bond leaves your wallet, earns, and can be slashed for a proved fault. It comes back after the unbonding time.",
  "/notices":
    "What awaits you as buyer, supplier, operator or holder, and where it is done. It is worked out in this browser and nobody else is told. Nothing here costs money.",
  "/orders":
    "Your signed offers: what you look for and what you rent out. To sign one costs nothing. Money is held only once a deal opens, and you cancel an order for gas.",
  "/orders/$id":
    "One order: what it says, where it is known and what fits it. Open a deal with an offer that fits, or cancel yours. The buyer’s reserve moves into escrow only when the deal opens.",
  "/orders/new":
    "Here you say what machine you want or rent out, and sign it. Signing costs nothing; you see all of it before. A bid is covered by your ledger balance, which you can fill up beforehand.",
  "/reports":
    "What the masternodes reported each epoch: the rate of SNM and what they measured. You only read here. Payments and proofs are held against these reports.",
  "/reports/$sequence":
    "One report: its rate, who signed it and which machines it attests. The page compares its root with the chain’s. You only read here.",
  "/rewards":
    "The DAO pays extra for hardware that is short. See the programs, whether your machines are in one, and claim what they earned. What you claim goes to your ledger; joining costs gas at most.",
  "/rewards/$id":
    "One reward program: which hardware it takes, what it pays and how long its money lasts. A machine that qualifies is admitted without a fee. Its reward is set aside until the guarantee ends.",
  "/rewards/check":
    "See whether a machine qualifies for a program, what is missing and what it would earn. It is a check only: nothing is sent and nothing costs money.",
  "/rewards/classes/$classId":
    "Supply and demand of one hardware class, and what the controller does about it. Anybody may have it act, for gas. It spends what the DAO granted, never your SNM.",
  "/search":
    "Find machines, deals, orders, accounts, proposals and pages by an address, a number, a name or words. Nothing here costs money.",
  "/stats":
    "The whole network over time: prices, payments, supply, fees and the masternodes’ health. Choose the time and save any chart as a file. You only read here.",
  "/supplier":
    "Here you connect machines and see which ones pay you. Each has a key of its own and can’t take your money; what its deals earn lands in your ledger, from where you withdraw it.",
  "/swap":
    "Whoever has the original SONM token swaps it for SNM here, one for one. You allow the swap first and then send it. There is no way back, no fee but gas, and no deadline.",
  "/tx/$hash":
    "What one transaction did, in words, and what it cost in gas. You only read here: what is in a block can’t be changed any more.",
  "/validators":
    "Who may certify accounts, whom the DAO banned, and how to get or give a certificate. A certificate gives an account a level that some orders demand. It costs gas only.",
};
