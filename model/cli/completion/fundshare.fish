# SPDX-License-Identifier: Apache-2.0
# fish completion for fundshare: asks the program what may follow.

function __fundshare_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] __complete $words[2..-1] "$current" 2>/dev/null)
    for line in $lines[2..-1]
        echo $line
    end
    switch "$lines[1]"
        case ':files*'
            __fish_complete_path "$current"
        case ':folders*'
            __fish_complete_directories "$current"
    end
end

complete -c fundshare -f -a '(__fundshare_complete)'
