"""Puts a table into its section of RESULTS.md; what people wrote around it stays."""

import datetime
import os
import platform

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "RESULTS.md")


def write_section(title, lines):
    """Replaces the section of a title, or adds one."""
    section = f"## {title}\n\n" + "\n".join(lines).strip("\n") + "\n"
    with open(PATH) as file:
        parts = file.read().split("\n## ")
    places = [index for index, part in enumerate(parts) if part.split("\n", 1)[0] == title]
    if places:
        parts[places[0]] = section.removeprefix("## ")
    else:
        parts[-1] = parts[-1].rstrip("\n") + "\n"
        parts.append(section.removeprefix("## "))
    with open(PATH, "w") as file:
        file.write("\n## ".join(parts))


def circumstances(rounds):
    """When and where a table was made."""
    load = os.getloadavg()[0]
    return f"{datetime.date.today()}, {platform.machine()}, {os.cpu_count()} cores, load {load:.1f} at the end; medians of {rounds} rounds, interleaved, in milliseconds."
