# SPDX-License-Identifier: Apache-2.0
# bash completion for fundshare: asks the program what may follow.

_fundshare() {
  local i piece current line directive words=() lines=()
  # bash breaks words at "=" and ":"; the program wants them whole.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    piece=${COMP_WORDS[i]}
    if ((i > 1)) && [[ $piece == [=:]* || (-n $piece && ${COMP_WORDS[i - 1]} == [=:]) ]]; then
      words[${#words[@]} - 1]+=$piece
    else
      words+=("$piece")
    fi
  done
  current=${words[${#words[@]} - 1]}
  piece=${COMP_WORDS[COMP_CWORD]}
  if [[ $piece == [=:] ]]; then piece=; fi
  COMPREPLY=()
  mapfile -t lines < <("${words[0]}" __complete "${words[@]:1}" 2>/dev/null)
  directive=${lines[0]:-}
  for line in "${lines[@]:1}"; do
    line=${line%%$'\t'*}
    COMPREPLY+=("${line:$((${#current} - ${#piece}))}")
  done
  case $directive in
    :files*) compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$piece") ;;
    :folders*) compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$piece") ;;
  esac
  if [[ $directive == *goes_on ]]; then compopt -o nospace 2>/dev/null; fi
}

complete -F _fundshare fundshare
