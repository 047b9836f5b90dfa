#compdef fundshare
# SPDX-License-Identifier: Apache-2.0
# zsh completion for fundshare: asks the program what may follow.

_fundshare() {
  local -a lines plain described
  local line directive word
  lines=("${(@f)$("${(Q)words[1]}" __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  directive=$lines[1]
  for line in "${(@)lines[2,-1]}"; do
    word=${line%%$'\t'*}
    plain+=("$word")
    if [[ $line == *$'\t'* ]]; then
      described+=("${word//:/\\:}:${line#*$'\t'}")
    else
      described+=("${word//:/\\:}")
    fi
  done
  if [[ $directive == *goes_on ]]; then
    compadd -S '' -a plain
  elif (($#described)); then
    _describe -t values fundshare described
  fi
  case $directive in
    :files*) _files ;;
    :folders*) _files -/ ;;
  esac
}

if [[ $funcstack[1] == _fundshare ]]; then
  _fundshare "$@"
else
  compdef _fundshare fundshare
fi
