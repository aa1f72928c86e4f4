"""Photos on a page: what browsers choose from, and the room that is kept for each."""

from gongkai.render.photos import PhotoSize, with_light_photos

PAGE = (
    '<p><img src="../f/aa.jpg" alt="水渠" /></p>'
    '<figure><img src="../f/bb.jpg" alt="" loading="lazy"></figure>'
    '<img src="../t/cc.png" alt="x"><img src="../f/dd.jpg" alt="y" />'
)
SIZES = {"f/aa.jpg": PhotoSize(1280, 960, 640), "f/bb.jpg": PhotoSize(300, 400, 300)}


def test_photos_bring_lighter_copies_and_their_size() -> None:
    assert with_light_photos(PAGE, SIZES.get) == (
        '<p><picture><source type="image/webp" sizes="(min-width: 48em) 46rem, 100vw"'
        ' srcset="../f/aa-640.webp 640w, ../f/aa.webp 1280w">'
        '<img src="../f/aa.jpg" alt="水渠" width="1280" height="960"></picture></p>'
        '<figure><picture><source type="image/webp" sizes="(min-width: 48em) 46rem, 100vw"'
        ' srcset="../f/bb-640.webp 300w">'
        '<img src="../f/bb.jpg" alt="" width="300" height="400" loading="lazy"></picture></figure>'
        '<img src="../t/cc.png" alt="x"><img src="../f/dd.jpg" alt="y" />'
    )


def test_a_page_without_photos_is_as_it_was() -> None:
    assert with_light_photos("<p>字</p>", SIZES.get) == "<p>字</p>"
