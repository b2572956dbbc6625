/** Shells that are completed in. */
export const SHELLS = ["bash", "zsh", "fish"];

// Each asks the program for what can follow the words so far: a script that knew the verbs itself would grow old.

const BASH = String.raw`# sonm: put this where bash looks for completions, or: source <(sonm completion bash)
_sonm() {
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$("\${COMP_WORDS[0]}" --complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _sonm sonm`;

const ZSH = String.raw`#compdef sonm
_sonm() {
  local -a found
  found=("\${(@f)$("\${words[1]}" --complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  compadd -a found || _files
}
compdef _sonm sonm`;

const FISH = String.raw`function __sonm_complete
  set -l words (commandline -opc) (commandline -ct)
  $words[1] --complete $words[2..-1] 2>/dev/null
end
complete -c sonm -a '(__sonm_complete)'`;

const SCRIPTS: Readonly<Record<string, string>> = { bash: BASH, zsh: ZSH, fish: FISH };

/** The script for a shell; undefined for one that is not known. */
export const completionScript = (shell: string): string | undefined => SCRIPTS[shell]?.replaceAll("\\$", "$");
