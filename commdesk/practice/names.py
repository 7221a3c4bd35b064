"""Made-up people of the practice group; nobody here exists, and the phone numbers lead nowhere."""

from random import Random

# Name, what they can help with, languages. The first ones are the faces of the practice group.
PEOPLE: tuple[tuple[str, str, str], ...] = (
    ("Amina Yusuf", "packing, first aid", "English, Somali"),
    ("Jürgen Groß", "driving, has a van", "Deutsch, English"),
    ("Олена Коваль", "welcome desk, sewing", "українська, English"),
    ("Zoë Núñez", "packing, photos", "español, English"),
    ("Åse Bø", "language tables", "norsk, English"),
    ("Nguyễn Thị Hạnh", "language tables, cooking", "tiếng Việt, English"),
    ("Daniel Okafor", "hosting, sound", "English, Igbo"),
    ("Maria da Silva", "maths, organising", "português, English"),
    ("François Lemaître", "reading, proofreading", "français, English"),
    ("Ελένη Παπαδοπούλου", "cooking, accounts", "ελληνικά, English"),
    ("Łukasz Wójcik", "repairs, electrics", "polski, English"),
    ("ليلى حداد", "language tables", "العربية, English"),
    ("ሰላም ተስፋዬ", "packing, cooking", "አማርኛ, English"),
    ("Siobhán O’Brien", "visiting, listening", "Gaeilge, English"),
    ("Çağla Yılmaz", "layout, posters", "Türkçe, English"),
    ("Дмитро Шевченко", "driving, repairs", "українська"),
    ("İbrahim Öztürk", "repairs, bicycles", "Türkçe, Deutsch"),
    ("Nguyễn Văn Minh", "electronics", "tiếng Việt"),
    ("Katarína Kováčová", "reading, stories", "slovenčina, English"),
    ("Γιώργος Νικολαΐδης", "gardening, tools", "ελληνικά"),
    ("Grace Mwangi", "first aid, nursing", "Kiswahili, English"),
    ("Tomás Ó Súilleabháin", "river safety", "Gaeilge, English"),
    ("Ana-Maria Popescu", "accounts, forms", "română, English"),
    ("Søren Kjærgaard", "boats, ropes", "dansk, English"),
    ("Priya Raman", "maths, science", "English, Tamil"),
    ("João Magalhães", "football, games", "português"),
    ("Ruth Abernathy", "visiting, letters", "English"),
    ("Wang Lei", "physics, chess", "English, Mandarin"),
    ("Þórdís Jónsdóttir", "knitting, mending", "íslenska, English"),
    ("Fatou Diallo", "cooking, welcome desk", "français, English"),
    ("Oskar Lindström", "carpentry", "svenska, English"),
    ("Світлана Мельник", "children’s corner", "українська, English"),
    ("Peter Novák", "lifting, tools", "čeština, Deutsch"),
    ("Inés Ibáñez", "translation", "español, English"),
    ("Kwame Mensah", "driving", "English, Twi"),
    ("Elif Şahin", "drawing, posters", "Türkçe"),
    ("Margaret Hughes", "phone chain, minutes", "English, Cymraeg"),
    ("Trần Quốc Bảo", "computers", "tiếng Việt, English"),
    ("Agnieszka Zielińska", "packing, stock list", "polski, English"),
    ("Mehmet Demir", "tea, chairs", "Türkçe, English"),
    ("Иван Петров", "repairs, radios", "русский, български"),
    ("Birgitta Sjöberg", "visiting, baking", "svenska"),
    ("Carlos Peña", "guitar, hosting", "español"),
    ("Naledi Dlamini", "reading, theatre", "isiZulu, English"),
    ("Henk van den Berg", "bicycles", "Nederlands, English"),
    ("Rosa Esposito", "cooking", "italiano, English"),
    ("Samuel Levi", "history walks, proofreading", "English"),
    ("Χρήστος Δημητρίου", "driving, lifting", "ελληνικά, English"),
    ("Aisha Rahman", "homework, chemistry", "English, Bangla"),
    ("Dorota Król", "sewing, mending", "polski"),
    ("Matteo Conti", "photos", "italiano, English"),
    ("Ingrid Müller", "garden, compost", "Deutsch"),
    ("Lê Thu Trang", "flyers", "tiếng Việt, English"),
    ("Abdi Warsame", "football, lifting", "Somali, English"),
    ("Hélène Dubois", "reading, letters", "français"),
    ("Stefan Ionescu", "web page", "română, English"),
    ("Beatriz Câmara", "welcome desk", "português, English"),
    ("Colm Byrne", "river safety, first aid", "English"),
    ("Наталія Бондар", "cooking, welcome desk", "українська"),
    ("Yosef Haile", "chairs, sound", "English, Amharic"),
    ("Emily Whitcombe", "minutes, forms", "English"),
    ("Radka Dvořáková", "children’s corner", "čeština, English"),
)

_FIRST = (
    "Ada Ana Björn Bruno Celia Chloé Dinah Eero Elsa Farah Finn Gita Hana Idris Jana Jo José Kofi Lena Liam "
    "Lucía Mira Nadia Noor Olga Omar Paula Petra Quentin Rania Rémi Sana Sofía Tariq Tess Umar Vera Wanda "
    "Ximena Yara Zainab Zoltán Андрій Ірина Марія Νίκος Άννα Hương Tuấn"
)
_MIDDLE = "A. B. C. D. E. F. G. H. J. K. L. M. N. P. R. S. T. V. W. Z."
_LAST = (
    "Adler Bakker Bauer Castro Çelik Costa Dahl Díaz Ekström Fischer Gomes Haddad Ibsen Jansen Kaya Kovács "
    "Larsen Lopez Mäkinen Marković Meyer Nagy Nielsen Okoye Ortiz Øvergård Pavlov Quispe Rossi Saar Šimić "
    "Tanaka Ueda Varga Weber Xu Yusuf Zając Žukauskas Бойко Лисенко Αλεξίου Phạm"
)
_HELPS = (
    "packing",
    "driving",
    "reading",
    "visiting",
    "cooking",
    "lifting",
    "tools",
    "welcome desk",
    "posters",
    "",
)


def person(number: int, rng: Random) -> tuple[str, str, str]:
    """The name, skills and languages of person ``number``, counted from 0."""
    if number < len(PEOPLE):
        return PEOPLE[number]
    name = " ".join(rng.choice(parts.split()) for parts in (_FIRST, _MIDDLE, _LAST))
    return name, rng.choice(_HELPS), ""


def phone(number: int) -> str:
    """A number that leads nowhere."""
    return f"555 {100 + number // 10000:04d} {number % 10000:04d}" if number > 99 else f"555 01{number:02d}"


def email(number: int) -> str:
    """An address that leads nowhere."""
    return f"neighbour{number + 1}@example.org"
